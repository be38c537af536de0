# Two-step floating catchment over the pairs that bench.ts writes, by the package `accessibility` where it is installed;
# otherwise by the steps that its version 1.4 takes, in data.table. Prints who did it and the median time in ms.
suppressPackageStartupMessages(library(data.table))

folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name, what, size) {
  path <- file.path(folder, name)
  readBin(path, what, n = file.size(path) / size, size = size)
}
pairs <- data.table(
  from_id = read("origin", "integer", 4), to_id = read("dest", "integer", 4), travel_cost = read("cost", "double", 8)
)
children <- read("children", "double", 8)
capacity <- read("capacity", "double", 8)
size <- max(length(children), length(capacity))
# One table of places, as the package wants it: children and schools share their ids.
land <- data.table(id = seq_len(size) - 1L, children = 0, places = 0)
land[seq_along(children), children := ..children]
land[seq_along(capacity), places := ..capacity]
edge <- exp(-0.5)
weight <- function(d) fifelse(d <= 3000, (exp(-0.5 * (d / 3000)^2) - edge) / (1 - edge), 0)

steps <- function() {
  data <- copy(pairs)
  data[land, on = c(to_id = "id"), places := i.places]
  data[land, on = c(from_id = "id"), children := i.children]
  data[, weight := weight(travel_cost)]
  data[, drawn := sum(children * weight, na.rm = TRUE), by = to_id]
  data[, ratio := places / drawn]
  data[, .(access = sum(ratio * weight, na.rm = TRUE)), by = from_id]
}
package <- function() {
  result <- accessibility::floating_catchment_area(
    pairs, land, "2sfca", weight, opportunity_col = "places", travel_cost_col = "travel_cost", competition_col = "children"
  )
  data.table(from_id = result$id, access = result$places)
}

installed <- requireNamespace("accessibility", quietly = TRUE)
run <- if (installed) package else steps
times <- sapply(1:3, function(k) 1000 * system.time(result <<- run())[["elapsed"]])
access <- numeric(length(children))
access[result$from_id + 1] <- result$access
writeBin(access, file.path(folder, "access"))
cat(if (installed) "R accessibility" else "the steps of R accessibility, in data.table", median(times), sep = "\n")
