"""The wizard: Streamlit pages over the core, which knows nothing of them."""
