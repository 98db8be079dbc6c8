using System.Diagnostics.Metrics;
using System.Text;
using Aetherion.Api.Telemetry;

namespace Aetherion.Api.Tests.Telemetry;

public sealed class MetricsTests
{
    [Fact]
    public void Counters_gauges_and_histograms_are_written_as_prometheus_reads_them()
    {
        using var metrics = new MetricsCollector();
        using var meter = new Meter("Aetherion.Tests.Kinds");
        var counter = meter.CreateCounter<long>("tests.kinds.ticks", null, "Ticks\nby symbol.");
        var sum = meter.CreateUpDownCounter<int>("tests.kinds.open");
        meter.CreateObservableGauge("tests.kinds.memory", () => 42.5, "By");
        var histogram = meter.CreateHistogram<double>("tests.kinds.duration", "s", null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });

        counter.Add(2, new KeyValuePair<string, object?>("symbol", "a\"b"));
        counter.Add(3, new KeyValuePair<string, object?>("symbol", "a\"b"));
        sum.Add(5);
        sum.Add(-2);
        foreach (var value in (double[])[0.05, 0.1, 0.5, 7])
            histogram.Record(value);
        var text = metrics.Scrape();

        text.ShouldContain("# HELP tests_kinds_ticks_total Ticks\\nby symbol.\n# TYPE tests_kinds_ticks_total "
            + "counter\ntests_kinds_ticks_total{symbol=\"a\\\"b\"} 5\n");
        text.ShouldContain("# TYPE tests_kinds_open gauge\ntests_kinds_open 3\n");
        text.ShouldContain("tests_kinds_memory_bytes 42.5\n");
        text.ShouldContain("tests_kinds_duration_seconds_bucket{le=\"0.1\"} 2\n");
        text.ShouldContain("tests_kinds_duration_seconds_bucket{le=\"1\"} 3\n");
        text.ShouldContain("tests_kinds_duration_seconds_bucket{le=\"+Inf\"} 4\n");
        text.ShouldContain("tests_kinds_duration_seconds_sum 7.65\n");
        text.ShouldContain("tests_kinds_duration_seconds_count 4\n");
    }

    [Fact]
    public void Other_peoples_meters_are_left_out()
    {
        using var metrics = new MetricsCollector();
        using var meter = new Meter("Elsewhere");
        meter.CreateCounter<long>("elsewhere.things").Add(1);

        metrics.Scrape().ShouldNotContain("elsewhere");
    }

    [Fact]
    public void Series_beyond_the_bound_are_counted_together()
    {
        using var metrics = new MetricsCollector();
        using var meter = new Meter("Aetherion.Tests.Bound");
        var counter = meter.CreateCounter<long>("tests.bound.things");

        for (var id = 0; id < MetricFamily.SeriesMax + 5; id++)
            counter.Add(1, new KeyValuePair<string, object?>("id", id));

        metrics.Scrape().ShouldContain("tests_bound_things_total 5\n");
    }

    [Fact]
    public async Task The_endpoint_tells_of_requests_memory_and_sockets()
    {
        await using var api = await TestApi.StartAsync();
        using var socket = await api.ConnectAsync("/ws/market");
        await api.QueryAsync("{ __typename }");

        using var response = await api.Http.GetAsync("/metrics", TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        text.ShouldContain("aetherion_api_sockets_open");
        text.ShouldContain("aetherion_api_graphql_requests_total{operation=\"query\",transport=\"http\"}");
        text.ShouldContain("dotnet_gc_collections");
        text.ShouldContain("dotnet_process_memory_working_set");
        text.ShouldContain("http_server_request_duration_seconds_bucket");
        text.Split('\n').ShouldAllBe(line => line.Length == 0 || line[0] == '#' || line.LastIndexOf(' ') > 0);
    }

    [Theory]
    [InlineData("{ a }", "query")]
    [InlineData(" # mutation\n, query A { a }", "query")]
    [InlineData("\r\n\tmutation { a }", "mutation")]
    [InlineData("subscription S { a }", "subscription")]
    [InlineData("fragment F on Query { a }", "other")]
    [InlineData("# nothing", "other")]
    [InlineData("", "other")]
    public void Requests_are_told_apart_by_their_first_definition(string document, string kind) =>
        OperationCounter.KindOf(Encoding.UTF8.GetBytes(document)).ShouldBe(kind);
}
