namespace Aetherion.Api.Tests.Models;

public sealed class ModelEventsTests
{
    [Fact]
    public async Task A_subscription_resumes_and_tells_the_model_of_the_event()
    {
        await using var api = await ModelsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, """subscription { modelEvents(fromSequence: 2) { ... on ModelEvent { sequence kind scope version model { state } } } }""");

        var missed = await events.NextAsync("event 3");
        await api.Parts.Models.PromoteAsync("m1", null, "test", "", TestContext.Current.CancellationToken);
        var live = await events.NextAsync("event 4");

        missed["modelEvents"]!.ToJsonString().ShouldBe(
            """{"sequence":"3","kind":"REGISTERED","scope":"regime/sim:BTC-USD/M1","version":"m3","model":{"state":"REGISTERED"}}""");
        live["modelEvents"]!.ToJsonString().ShouldBe(
            """{"sequence":"4","kind":"PROMOTED","scope":"regime/sim:BTC-USD/M1","version":"m1","model":{"state":"CHAMPION"}}""");
    }

    [Fact]
    public async Task The_snapshot_has_the_models_in_charge()
    {
        await using var api = await ModelsTests.StartAsync();
        await api.Parts.Models.PromoteAsync("m1", null, "test", "", TestContext.Current.CancellationToken);
        await using var events = await GraphQLSubscription.StartAsync(
            api, "subscription { modelEvents { epoch sequence ... on ModelSnapshot { inCharge { version } } } }");

        (await events.NextAsync("the snapshot"))["modelEvents"]!.ToJsonString().ShouldBe(
            """{"epoch":"data-1","sequence":"4","inCharge":[{"version":"m1"}]}""");
    }

    [Fact]
    public async Task A_negative_sequence_is_refused()
    {
        await using var api = await ModelsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, "subscription { modelEvents(fromSequence: -1) { sequence } }");

        (await events.ErrorAsync()).ShouldBe("BAD_USER_INPUT");
    }
}
