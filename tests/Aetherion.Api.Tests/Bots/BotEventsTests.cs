using Aetherion.Api.Bots;
using Aetherion.Api.Live;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Bots;

public sealed class BotEventsTests
{
    private static readonly TenantKey Bot = new("local", "my-bot");

    private readonly TestApiParts _parts = new();

    [Fact]
    public async Task Events_go_on_from_the_journal_to_the_stream_without_gap_or_repetition()
    {
        Store(1, 450);
        await using var events = Read(afterSequence: 100);
        var caughtUp = await TakeAsync(events, 350);
        Store(451, 451);
        await PublishAsync(449, 450, 451, 451, 452);

        var live = await TakeAsync(events, 2);

        caughtUp.ShouldBe(Range(101, 450));
        live.ShouldBe([451, 452]);
    }

    [Fact]
    public async Task Events_published_while_the_journal_is_read_are_not_missed()
    {
        Store(1, 3);
        _parts.Journal.OnReadEvents = async () =>
        {
            _parts.Journal.OnReadEvents = () => Task.CompletedTask;
            await PublishAsync(4, 5);
        };
        await using var events = Read(afterSequence: 0);

        (await TakeAsync(events, 5)).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task What_the_stream_lacks_is_read_from_the_journal()
    {
        Store(1, 2);
        await using var events = Read(afterSequence: 0);
        await TakeAsync(events, 2);
        Store(3, 6);
        await PublishAsync(6, 7);

        (await TakeAsync(events, 5)).ShouldBe([3, 4, 5, 6, 7]);
    }

    [Fact]
    public async Task An_event_that_reaches_the_journal_late_is_waited_for()
    {
        Store(1, 1);
        await using var events = Read(afterSequence: 0);
        await TakeAsync(events, 1);
        var reads = 0;
        _parts.Journal.OnReadEvents = () =>
        {
            if (++reads == 2)
                Store(2, 2);
            return Task.CompletedTask;
        };
        await PublishAsync(3);

        (await TakeAsync(events, 2)).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task A_subscriber_that_does_not_read_is_told_so_after_what_was_waiting()
    {
        await using var events = Read(afterSequence: 0);
        var first = events.MoveNextAsync();
        await _parts.Cluster.Streams.WhenSubscribedAsync<BotEvent>(StreamNames.BotEventsOf(Bot));
        await PublishAsync([.. Enumerable.Range(1, BotEventFeed.EventsWaitingMax + 50).Select(i => (long)i)]);
        (await first).ShouldBeTrue();

        var last = events.Current.Sequence;
        var error = await Should.ThrowAsync<GraphQLException>(async () =>
        {
            for (; await events.MoveNextAsync(); last++)
                events.Current.Sequence.ShouldBe(last + 1);
        });

        error.Errors[0].Code.ShouldBe("SLOW_CONSUMER");
        last.ShouldBeInRange(BotEventFeed.EventsWaitingMax, BotEventFeed.EventsWaitingMax + 1);
    }

    [Fact]
    public async Task A_subscription_without_a_sequence_begins_with_what_comes()
    {
        await using var api = await BotsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, """subscription { botEvents(botId: "local/my-bot") { botId sequence kind status regime reasonCode order { id } } }""");
        await api.Cluster.Streams.WhenSubscribedAsync<BotEvent>(StreamNames.BotEventsOf(Bot));

        await api.Cluster.Streams.PublishAsync(StreamNames.BotEventsOf(Bot), TestData.Event(Bot, 1));

        (await events.NextAsync("event 1"))["botEvents"]!.ToJsonString().ShouldBe(
            """{"botId":"local/my-bot","sequence":"1","kind":"DECIDED","status":"RUNNING","regime":"BULL","reasonCode":"TREND_UP","order":null}""");
    }

    [Fact]
    public async Task A_sequence_that_cannot_have_been_seen_is_refused()
    {
        await using var api = await BotsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, """subscription { botEvents(botId: "local/my-bot", fromSequence: 5) { sequence } }""");

        (await events.ErrorAsync()).ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task The_events_of_a_bot_can_be_read_as_a_list()
    {
        await using var api = await BotsTests.StartAsync();
        foreach (var sequence in Range(1, 5))
            api.Parts.Journal.Add(TestData.Event(Bot, sequence));

        var data = await api.QueryAsync("""{ bot(id: "local/my-bot") { events(fromSequence: 2, first: 2) { sequence } } }""");

        data["bot"]!["events"]!.ToJsonString().ShouldBe("""[{"sequence":"3"},{"sequence":"4"}]""");
    }

    private static IEnumerable<long> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(sequence => (long)sequence);

    private void Store(int first, int last)
    {
        foreach (var sequence in Range(first, last))
            _parts.Journal.Add(TestData.Event(Bot, sequence));
    }

    private async Task PublishAsync(params long[] sequences)
    {
        foreach (var sequence in sequences)
            await _parts.Cluster.Streams.PublishAsync(StreamNames.BotEventsOf(Bot), TestData.Event(Bot, sequence));
    }

    private IAsyncEnumerator<BotEvent> Read(long afterSequence)
    {
        var streams = new LiveStreams(_parts.Cluster, NullLogger<LiveStreams>.Instance);
        return new BotEventFeed(streams, _parts.Journal, TimeProvider.System)
            .ReadAsync(Bot, afterSequence, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    private static async Task<List<long>> TakeAsync(IAsyncEnumerator<BotEvent> events, int count)
    {
        var taken = new List<long>();
        while (taken.Count < count && await events.MoveNextAsync().AsTask().WaitAsync(
            Waiting.Limit, TestContext.Current.CancellationToken))
            taken.Add(events.Current.Sequence);
        return taken;
    }
}
