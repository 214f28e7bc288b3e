"""The server keeps its promises whatever is asked of it, and notices a new Streamlit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit import config, file_util
from streamlit.config import get_option

from wizard.web import assets
from wizard.web.headers import Ready, StaticFiles
from wizard.web.server import PROMISED, settle, streamlit_shell
from wizard.web.shell import ShellError, ShellWords, mended, widget_scripts

STREAMLIT = Path(file_util.get_static_dir())
WORDS = ShellWords("Title & more", "Loading", "No script", "Read this", "/guide")


def test_every_setting_that_a_promise_rests_on_is_set(client):
    assert {name: get_option(name) for name in PROMISED} == PROMISED


def test_streamlit_still_knows_every_setting():
    config.get_config_options()
    assert set(PROMISED) <= set(config._config_options_template)


def test_settings_do_not_depend_on_the_folder_it_is_started_in(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    config.set_option("browser.gatherUsageStats", True)
    settle()
    assert get_option("browser.gatherUsageStats") is False
    assert get_option("theme.primaryColor") == "#0b5563"


def test_the_shell_speaks_to_a_person_before_the_wizard_has_loaded(content):
    page = streamlit_shell(content).page
    assert '<html lang="en-GB">' in page
    assert f"<title>{content.service.name}</title>" in page
    assert content.web["shell"]["loading"] in page
    assert 'href="/guide"' in page or "href='/guide'" in page
    body = page.partition("<body>")[2]
    assert "Streamlit" not in body
    assert "JavaScript to run this app" not in body
    assert "agent" not in page.lower()


def test_the_scripts_of_our_widgets_are_fetched_from_the_start(content):
    assets = streamlit_shell(content).assets
    assert any("/TextArea." in asset for asset in assets)
    assert any("/BidiComponent." in asset for asset in assets)
    assert len(assets) == len(set(assets))


def test_a_widget_whose_script_has_another_name_is_found_at_the_start(tmp_path):
    with pytest.raises(ShellError, match="Html"):
        widget_scripts(tmp_path)


def test_words_in_the_shell_are_escaped():
    index = (STREAMLIT / "index.html").read_text()
    assert "Title &amp; more" in mended(index, WORDS, ["/a.css"], "/f", "/i").page


@pytest.mark.parametrize("lost", ['<html lang="en">', '<div id="root"></div>', "<noscript>"])
def test_a_new_shape_of_streamlits_page_is_found_at_the_start(lost):
    index = (STREAMLIT / "index.html").read_text().replace(lost, "")
    with pytest.raises(ShellError, match=r"mend wizard/web/shell\.py"):
        mended(index, WORDS, ["/a.css"], "/f", "/i")


def test_the_front_door_is_ours_and_runs_no_script(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "script-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("address", ["/now-1", "/letter-1", "/save"])
def test_the_wizard_page_has_a_policy_without_eval_and_is_not_kept(client, address):
    answer = client.get(address)
    policy = answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "unsafe-eval" not in policy
    assert "http:" not in policy
    assert "https:" not in policy
    scripts = re.findall(r"<script>", answer.text)
    assert policy.count("'sha256-") == len(scripts) > 0


@pytest.mark.parametrize("address", ["/", "/guide", "/now-1", "/nowhere/at/all", "/_stcore/health"])
def test_every_answer_keeps_to_itself(client, address):
    headers = client.get(address).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "address",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/openapi.json",
        "/look/../pages.py",
        "/look/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
        "/static/../index.html",
        "/_stcore/upload_file/session/file",
        "/_stcore/other",
        "/guide/no-such-topic",
        "/look/a/b/c",
        "/a/b",
        "/favicon.png",
        "/static/%00",
        f"/static/{'a' * 300}",
        f"/look/{'a' * 300}",
    ],
)
def test_what_a_family_never_needs_is_not_there(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code in {404, 405}


def test_no_other_site_may_send_the_wizard_messages(client):
    assert client.get("/_stcore/host-config").json()["allowedOrigins"] == []


def test_static_files_are_compressed_and_kept_for_a_year(client, content):
    asset = next(each for each in streamlit_shell(content).assets if each.endswith(".js"))
    plain = client.get(asset, headers={"accept-encoding": "identity"})
    small = client.get(asset, headers={"accept-encoding": "br"})
    assert small.headers["content-encoding"] == "br"
    assert small.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"])
    assert client.get(asset, headers={"accept-encoding": "gzip"}).content == plain.content


def test_a_style_sheet_is_kept_for_a_year_only_at_the_address_that_changes_with_it(client):
    address = assets.look_address("base.css")
    assert "max-age=31536000" in client.get(address).headers["cache-control"]
    plain = client.get(address.partition("?")[0])
    assert plain.headers["cache-control"] == "public, max-age=86400"


def test_every_asset_the_shell_names_is_there(client, content):
    for asset in streamlit_shell(content).assets:
        assert client.get(asset).status_code == 200, asset


def test_a_file_outside_the_folder_is_never_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("x")
    assert StaticFiles(tmp_path / "in").find("../secret") is None


def test_a_picture_is_sent_as_it_is(tmp_path):
    (tmp_path / "a.woff2").write_bytes(b"x" * 1000)
    assert Ready.file(tmp_path / "a.woff2").br is None


def test_the_fonts_that_the_theme_names_are_served(client):
    named = re.findall(r'url = "(/look/fonts/[^"]+)"', Path(".streamlit/config.toml").read_text())
    assert named
    for address in [*named, assets.font_address()]:
        assert client.get(address).headers["content-type"] == "font/woff2", address
