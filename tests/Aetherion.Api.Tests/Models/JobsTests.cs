using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Models;

public sealed class JobsTests
{
    [Fact]
    public async Task Jobs_are_paged_in_both_orders_and_filtered_by_state()
    {
        await using var api = await TestApi.StartAsync();
        for (var seed = 1; seed <= 3; seed++)
            await EnqueueAsync(api, seed);

        var first = (await api.QueryAsync("{ jobs(first: 2) { nodes { id state } pageInfo { endCursor hasNextPage } } }"))["jobs"]!;
        var rest = (await api.QueryAsync(
            "query($after: String) { jobs(first: 2, after: $after) { nodes { id ... on TrainingJob { seed } } } }",
            new { after = (string)first["pageInfo"]!["endCursor"]! }))["jobs"]!;

        first["nodes"]!.ToJsonString().ShouldBe("""[{"id":"training~3","state":"QUEUED"},{"id":"training~2","state":"QUEUED"}]""");
        rest["nodes"]!.ToJsonString().ShouldBe("""[{"id":"training~1","seed":1}]""");
        (await api.QueryAsync("{ jobs(orderBy: OLDEST_FIRST, last: 1) { nodes { id } } }"))["jobs"]!["nodes"]!.ToJsonString()
            .ShouldBe("""[{"id":"training~3"}]""");
        (await api.QueryAsync("{ jobs(where: { state: FAILED }) { nodes { id } } }"))["jobs"]!["nodes"]!.AsArray().ShouldBeEmpty();
        ((string)(await api.QueryAsync("""{ job(id: "training~2") { __typename } }"""))["job"]!["__typename"]!).ShouldBe("TrainingJob");
        (await api.FailAsync("""{ job(id: "training~9") { id } }""")).ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task A_training_that_is_asked_for_twice_under_one_key_is_one_job()
    {
        await using var api = await TestApi.StartAsync();
        const string Train = """mutation { trainModel(input: { instrumentId: "sim:BTC-USD", idempotencyKey: "t1" }) { job { id } errors { __typename } } }""";

        var first = await api.QueryAsync(Train);

        (await api.QueryAsync(Train)).ToJsonString().ShouldBe(first.ToJsonString());
        api.Parts.Trainings.Jobs.Length.ShouldBe(1);
    }

    private static async Task EnqueueAsync(TestApi api, int seed) => await api.Parts.Trainings.EnqueueAsync(
        new TrainingJobRequest(new ModelScope(ModelFamilies.Regime, TestData.Btc.Id, Timeframe.M1), TestData.Btc.Id, Timeframe.M1, "test")
        {
            Seed = seed,
        },
        requestId: null,
        TestContext.Current.CancellationToken);
}
