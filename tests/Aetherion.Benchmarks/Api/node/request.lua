-- Posts one fixed body, signed in; prints the figures in a line that the benchmark reads.
local file = assert(io.open(os.getenv("BENCH_BODY"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
file:close()
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
wrk.headers["Authorization"] = os.getenv("BENCH_KEY")

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "figures %d %d %d %d\n",
    summary.requests, summary.duration, latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
