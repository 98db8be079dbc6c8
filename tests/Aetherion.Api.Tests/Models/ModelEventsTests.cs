using Aetherion.Api.Models;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Models;

public sealed class ModelEventsTests
{
    private static readonly ModelScope BtcScope = new(ModelFamilies.Regime, TestData.Btc.Id, Timeframe.M1);

    [Fact]
    public async Task Events_go_on_after_the_last_one_seen_each_once_and_in_order()
    {
        var registry = new FakeModelRegistry();
        for (var i = 1; i <= 450; i++)
            registry.Add($"m{i}", BtcScope);
        await using var events = new ModelEventFeed(registry, TimeProvider.System)
            .ReadAsync(100, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

        var before = await TakeAsync(events, 350);
        registry.Add("m451", BtcScope);
        registry.Add("m452", BtcScope);
        var after = await TakeAsync(events, 2);

        before.ShouldBe(Enumerable.Range(101, 350).Select(number => (long)number));
        after.ShouldBe([451, 452]);
    }

    [Fact]
    public async Task A_subscription_resumes_and_tells_the_model_of_the_event()
    {
        await using var api = await ModelsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, """subscription { modelEvents(fromSequence: 2) { sequence kind scope version model { state } } }""");

        var missed = await events.NextAsync("event 3");
        await api.Parts.Models.PromoteAsync("m1", null, "test", "", TestContext.Current.CancellationToken);
        var live = await events.NextAsync("event 4");

        missed["modelEvents"]!.ToJsonString().ShouldBe(
            """{"sequence":"3","kind":"REGISTERED","scope":"regime/sim:BTC-USD/M1","version":"m3","model":{"state":"REGISTERED"}}""");
        live["modelEvents"]!.ToJsonString().ShouldBe(
            """{"sequence":"4","kind":"PROMOTED","scope":"regime/sim:BTC-USD/M1","version":"m1","model":{"state":"CHAMPION"}}""");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public async Task A_sequence_that_cannot_have_been_seen_is_refused(int sequence)
    {
        await using var api = await ModelsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, $"subscription {{ modelEvents(fromSequence: {sequence}) {{ sequence }} }}");

        (await events.ErrorAsync()).ShouldBe("BAD_USER_INPUT");
    }

    private static async Task<List<long>> TakeAsync(IAsyncEnumerator<ModelEventType> events, int count)
    {
        var taken = new List<long>();
        while (taken.Count < count && await events.MoveNextAsync().AsTask().WaitAsync(
            Waiting.Limit, TestContext.Current.CancellationToken))
            taken.Add(events.Current.Sequence);
        return taken;
    }
}
