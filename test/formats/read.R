# Reads the tables of an export with R's own reader; prints kind and words of every fragment, as R cuts them out of the article by `start` and `end`.
paths <- commandArgs(trailingOnly = TRUE)
read <- function(path) read.csv(path, sep = if (grepl("\\.tsv$", path)) "\t" else ",", encoding = "UTF-8", colClasses = "character", check.names = FALSE)
annotations <- read(paths[1])
documents <- read(paths[2])
for (i in seq_len(nrow(annotations))) {
  row <- annotations[i, ]
  if (row$part != "content") next
  text <- documents$text[documents$document == row$document]
  words <- substring(text, as.integer(row$start) + 1, as.integer(row$end))
  # A cell that a spreadsheet would run has one apostrophe in front.
  stopifnot(words == sub("^'(?='*[=+@\t\r\n-])", "", row$quote, perl = TRUE))
  cat(enc2utf8(paste0(row$kind, ": ", gsub("\n", " ", words))), sep = "\n")
}
