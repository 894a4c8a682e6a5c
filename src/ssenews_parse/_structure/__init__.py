"""Pages of structure, HTML or Markdown, to blocks that know their list item, their heading and their link."""
