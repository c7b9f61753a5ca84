"""Writers of editions: a Document that `adapt` has settled, with a StyleSheet, becomes bytes.

Each renderer is a package with one public function `render(document, style) -> bytes`.
"""
