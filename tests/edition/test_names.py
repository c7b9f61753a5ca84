"""Lists of names: what is read, and how a mistake is told."""

from pathlib import Path

import pytest

from jbpub.diagnostics import EditionError
from jbpub.edition.names import doubtful_in, person, places, read_names


def test_a_name_has_one_form_or_two_and_remarks_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("\ufeff# persons\n\n于正   # not 於正\n里水镇，里水鎮\n 沈抚 , 瀋撫 \n", encoding="utf-8")
    assert read_names(path) == (("于正", "于正"), ("里水镇", "里水鎮"), ("沈抚", "瀋撫"))


@pytest.mark.parametrize("line", ["甲,乙,丙", ",乙", "甲,", "甲\0乙"])
def test_a_line_that_is_no_name_is_told_with_its_number(line: str, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text(f"于正\n{line}\n", encoding="utf-8")
    with pytest.raises(EditionError, match=r"names\.txt:2: is no name; write a name a line: 于正, or"):
        read_names(path)


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"nowhere: cannot be read \(No such file or directory\); give"):
        read_names("nowhere")
    (tmp_path / "names").write_bytes("于正".encode("gb18030"))
    with pytest.raises(EditionError, match=r"is not UTF-8 \(byte 0\); save"):
        read_names(tmp_path / "names")


def test_the_shipped_places_have_no_name_twice() -> None:
    names = [simplified for simplified, _ in places()]
    assert len(names) == len(set(names)) > 0


def test_a_person_keeps_the_characters_that_names_keep() -> None:
    assert person("余云丰", {"余云丰": "餘雲豐"}.__getitem__) == "余雲豐"
    assert person("游杰", {"游杰": "遊傑"}.__getitem__) == "游傑"
    assert doubtful_in("余云余平") == "余云"


def test_a_conversion_that_changes_the_length_is_taken_whole() -> None:
    assert person("余某", {"余某": "餘"}.__getitem__) == "餘"
