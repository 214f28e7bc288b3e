"""One page with every widget the wizard uses, and nothing else."""

import streamlit as st

from wizard.app import browser

st.set_page_config(page_title="Look")
browser.keep(visit="look", waiting=False, on_found=print, on_trouble=print)
with st.container(key="header", horizontal=True):
    st.html('<a class="w-name" href="/">The service</a>')
    st.button("Save", key="save", type="tertiary")
st.html('<h1 data-step="look">A question</h1><p class="w-soft">A hint</p>')
st.checkbox("Reading  \n:gray[“hates books”]", key="box", value=True)
st.checkbox("Worry", key="box-two")
st.radio("How often?", ["Every day", "Each week"], captions=["at home", "at school"], index=0)
st.text_input("Name", key="name")
st.text_area("Words", key="words")
with st.container(key="date-day", horizontal=True):
    for part in ("Day", "Month", "Year"):
        st.text_input(part, key=part)
st.html('<details class="w-why"><summary>Why we ask</summary><p>Because.</p></details>')
st.button("Continue", type="primary", key="go")
st.button("Another way", key="other")
st.download_button("Download the letter", "x", file_name="letter.txt", key="download")
with st.container(key="card-one"):
    st.html('<h2>A card</h2><p class="w-because">Because you told us.</p>')
browser.copy("x", label="Copy", done="Copied", failed="No", key="copy")
browser.open_file(label="Open", too_big="b", unreadable="u", on_text=print, key="open")
st.html('<section class="w-help" aria-label="Help"><p><a href="/urgent">Help</a></p></section>')
