using System.Net;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Status;

public sealed class StatusTests
{
    [Fact]
    public async Task A_process_that_runs_is_healthy()
    {
        await using var api = await TestApi.StartAsync();

        (await api.Http.GetStringAsync("/healthz", TestContext.Current.CancellationToken)).ShouldBe("ok\n");
    }

    [Fact]
    public async Task Readiness_gives_the_reasons_and_since_when()
    {
        await using var api = await TestApi.StartAsync();

        var ready = await api.Http.GetJsonAsync("/readyz");
        api.Parts.Readiness.Checks =
        [
            new ReadinessCheck(ReadinessNames.Storage, false, "PostgreSQL refuses connections.", TestData.Start),
            new ReadinessCheck(ReadinessNames.Feed, true, "", null),
        ];
        var unready = await api.Http.GetJsonAsync("/readyz", HttpStatusCode.ServiceUnavailable);

        ((bool)ready["ready"]!).ShouldBeTrue();
        unready["checks"]![0]!.ToJsonString().ShouldBe(
            """{"name":"storage","isReady":false,"detail":"PostgreSQL refuses connections.","since":"2026-03-02T12:00:00Z"}""");
    }

    [Fact]
    public async Task The_system_status_sums_up_storage_and_feeds()
    {
        await using var api = await TestApi.StartAsync(options => options.Environment = "PAPER");
        api.Btc.Feed = new FeedStatus(FeedState.Stale, TestData.Start, 10, 0, 0, 0);
        api.Parts.Readiness.Checks = [new ReadinessCheck(ReadinessNames.Storage, false, "gone", null)];

        var status = (await api.QueryAsync(
            "{ systemStatus { environment tenant ready storage instruments strategies feeds { venue state "
            + "lastEventTime } } }"))["systemStatus"]!;

        status.ToJsonString().ShouldBe(
            """
            {"environment":"PAPER","tenant":"local","ready":false,"storage":"DOWN: gone","instruments":3,"strategies":["regime-switching","mean-reversion","trend-following","flat"],"feeds":[{"venue":"sim","state":"STALE","lastEventTime":"2026-03-02T12:00:00.000000Z"}]}
            """);
    }

    [Fact]
    public void The_rate_is_over_the_time_between_two_counts()
    {
        var time = new FakeTime();
        var rate = new Api.Status.EventRate(time);

        rate.Update(1000).ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(2));
        rate.Update(1500).ShouldBe(250);
        time.Advance(TimeSpan.FromMilliseconds(500));
        rate.Update(9999).ShouldBe(250, "half a second is too short to tell");
    }
}
