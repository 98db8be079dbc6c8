using System.Reflection;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Recordings.Tests;

/// <summary>What is done with a bot reaches it between exactly the two inputs of its symbol between which it took effect.</summary>
public sealed class SymbolQueueTests
{
    private static readonly SymbolKey Key = new(InstrumentId.Parse("binance:ETHBTC"), "run-1");
    private static readonly TenantKey Bot = TenantKey.Parse("local/bot");
    private static readonly DateTime Start = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<string> _calls = [];
    private int _timeouts;

    [Fact]
    public async Task Events_are_divided_at_the_sequence()
    {
        var queue = Queue((BotCommandKind.Pause, 2, 2), (BotCommandKind.CancelOrders, 2, 2), (BotCommandKind.Stop, 4, 4));
        for (var i = 1; i <= 5; i++)
            queue.Add(Event(i, i));
        queue.Complete();
        await queue.DeliverAsync();
        _calls.ShouldBe(["Ingest 1-2", "Pause", "CancelOrders", "Ingest 3-4", "Stop", "Ingest 5-5"]);
    }

    [Fact]
    public async Task Times_after_an_event_are_divided_at_the_clock()
    {
        var queue = Queue((BotCommandKind.Pause, 1, 3));
        queue.Add(Event(1, 1));
        for (var second = 2; second <= 5; second++)
            queue.Advance(At(second));
        queue.Add(Event(2, 6));
        queue.Complete();
        await queue.DeliverAsync();
        _calls.ShouldBe(["Ingest 1-1", "AdvanceTime 3", "Pause", "AdvanceTime 5", "Ingest 2-2"]);
    }

    [Fact]
    public async Task A_time_before_an_event_does_not_bring_what_was_done_after_it()
    {
        var queue = Queue((BotCommandKind.Pause, 2, 9));
        queue.Add(Event(1, 1));
        queue.Advance(At(9));
        queue.Add(Event(2, 8));
        queue.Add(Event(3, 9));
        queue.Complete();
        await queue.DeliverAsync();
        _calls.ShouldBe(["Ingest 1-1", "AdvanceTime 9", "Ingest 2-2", "Pause", "Ingest 3-3"]);
    }

    [Fact]
    public async Task What_was_done_between_bars_that_the_next_event_closes_at_once_finds_those_before_it_closed()
    {
        var queue = Queue((BotCommandKind.Pause, 1, 3), (BotCommandKind.Stop, 1, 5));
        queue.Add(Event(1, 1));
        queue.Add(Event(2, 9));
        queue.Complete();
        await queue.DeliverAsync();
        _calls.ShouldBe(["Ingest 1-1", "AdvanceTime 3", "Pause", "AdvanceTime 5", "Stop", "Ingest 2-2"]);
    }

    [Fact]
    public async Task What_was_done_before_the_first_event_comes_before_the_bars_of_the_past_that_followed()
    {
        var queue = Queue((BotCommandKind.Pause, 0, 0), (BotCommandKind.Stop, 0, 2));
        Candle bar = new(Timeframe.S1, At(1), new(1), new(1), new(1), new(1), new Quantity(1), default, 1m, 1, 0);
        queue.AddBars(Timeframe.S1, [bar]);
        queue.Add(Event(1, 3));
        queue.Complete();
        await queue.DeliverAsync();
        _calls.ShouldBe(["Pause", "AddBars", "Stop", "Ingest 1-1"]);
    }

    [Fact]
    public async Task What_was_done_at_the_end_is_done_after_everything()
    {
        var queue = Queue((BotCommandKind.Stop, 2, 7));
        queue.Add(Event(1, 1));
        queue.Add(Event(2, 2));
        queue.Advance(At(7));
        queue.Complete();
        await queue.DeliverAsync();
        _calls.ShouldBe(["Ingest 1-2", "AdvanceTime 7", "Stop"]);
    }

    [Fact]
    public async Task A_long_silence_is_gone_through_in_parts_so_that_it_does_not_look_like_an_outage()
    {
        SymbolQueue queue = new(Symbol(), Key, bots: null);
        queue.Add(Event(1, 0));
        for (var second = 1; second <= 4096; second++)
            queue.Advance(At(second));
        await queue.DeliverAsync();
        _calls.ShouldBe(["Ingest 1-1", "AdvanceTime 1800", "AdvanceTime 3600", "AdvanceTime 4096"]);
    }

    [Fact]
    public async Task A_grain_that_waits_for_the_database_is_given_the_same_again()
    {
        _timeouts = 2;
        var queue = Queue();
        queue.Add(Event(1, 1));
        queue.Advance(At(7));
        queue.Complete();
        await queue.DeliverAsync();
        _calls.ShouldBe(["Ingest 1-1", "Ingest 1-1", "Ingest 1-1", "AdvanceTime 7"]);
    }

    [Fact]
    public async Task A_database_that_never_answers_is_an_error()
    {
        _timeouts = int.MaxValue;
        var queue = Queue();
        queue.Add(Event(1, 1));
        await Should.ThrowAsync<TimeoutException>(queue.DeliverAsync());
        _calls.Count.ShouldBe(PatientCall.AttemptsMax);
    }

    [Fact]
    public async Task A_start_is_done_again_as_of_its_time_where_that_was_recorded()
    {
        var start = Command((BotCommandKind.Start, 1, 1));
        var (bots, _) = Bots([start]);
        await bots.ApplyAsync(start, Key);
        await bots.ApplyAsync(start with { StartedTime = At(2) }, Key);
        _calls.ShouldBe(["Start", "StartAt"]);
    }

    [Fact]
    public async Task However_the_inputs_are_delivered_the_place_is_the_same()
    {
        var expected = await RunAsync(int.MaxValue);
        expected.ShouldContain("Pause");
        for (var part = 1; part < 7; part++)
            Flat(await RunAsync(part)).ShouldBe(Flat(expected), $"delivered by {part}");
    }

    private static string Flat(IEnumerable<string> calls) =>
        string.Join(' ', calls.SelectMany(call => call.StartsWith("Ingest", StringComparison.Ordinal) ? Sequences(call) : [call]));

    private static IEnumerable<string> Sequences(string call)
    {
        var bounds = call["Ingest ".Length..].Split('-').Select(int.Parse).ToArray();
        return Enumerable.Range(bounds[0], bounds[1] - bounds[0] + 1).Select(sequence => $"event {sequence}");
    }

    private async Task<List<string>> RunAsync(int part)
    {
        _calls.Clear();
        var queue = Queue((BotCommandKind.Pause, 3, 4), (BotCommandKind.Stop, 7, 8));
        for (var i = 1; i <= 10; i++)
        {
            queue.Add(Event(i, i));
            if (i == 3)
                queue.Advance(At(4));
            if (i % part == 0)
                await queue.DeliverAsync();
        }
        queue.Complete();
        await queue.DeliverAsync();
        return [.. _calls];
    }

    private SymbolQueue Queue(params (BotCommandKind Kind, long Sequence, int Second)[] commands)
    {
        var (bots, script) = Bots(commands.Select(Command));
        var symbol = Symbol();
        Queue<BotCommand> queue = new(script.Commands.Where(command => command.Kind != BotCommandKind.Create));
        return new SymbolQueue(symbol, Key, new SymbolBots(Grains(), symbol, Key, bots, queue, CancellationToken.None));
    }

    private (ReplayedBots Bots, BotScript Script) Bots(IEnumerable<BotCommand> commands)
    {
        var script = BotScript.Of(new RecordingContents(
            [],
            [
                new ReplayedSymbol(
                    new Instrument(Key.Instrument, Market.Crypto, "ETH", "BTC", 0.01m, 0.001m, 1m), 1, 10, default, IsFresh: true),
            ],
            new HashSection(0, ""))
        {
            BotCommands = [Command(BotCommandKind.Create, default), .. commands],
        })!;
        return (new ReplayedBots(Grains(), script, "replay-run-1"), script);
    }

    private IGrainFactory Grains() => Proxy<IGrainFactory>(_ => Proxy<IBotGrain>(Told));

    private ISymbolGrain Symbol()
    {
        var symbol = Proxy<ISymbolGrain>(_ => _timeouts-- > 0 ? throw new TimeoutException() : null);
        ((CallProxy)(object)symbol).Calls = (method, arguments) => _calls.Add(method switch
        {
            nameof(ISymbolGrain.Ingest) => $"Ingest {((MarketEventBatch)arguments[0]!).Events[0].Sequence}-{((MarketEventBatch)arguments[0]!).Events[^1].Sequence}",
            nameof(ISymbolGrain.AdvanceTime) => $"AdvanceTime {((DateTime)arguments[0]! - Start).TotalSeconds}",
            _ => method,
        });
        return symbol;
    }

    private Task<BotResult> Told(string method)
    {
        _calls.Add(method);
        return Task.FromResult(new BotResult(Bot: null, Refusal: null));
    }

    private static T Proxy<T>(Func<string, object?> answer)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, CallProxy>();
        ((CallProxy)(object)proxy).Answer = answer;
        return proxy;
    }

    private static BotCommand Command((BotCommandKind Kind, long Sequence, int Second) command) =>
        Command(command.Kind, new MarketPosition(command.Sequence, At(command.Second), 0));

    private static BotCommand Command(BotCommandKind kind, MarketPosition position) => new(
        kind, Bot, new BotConfiguration("bot", new SymbolKey(Key.Instrument), Timeframe.M1, StrategyNames.MeanReversion, Bot, 1), position, null)
    {
        Account = kind == BotCommandKind.Create ? new AccountOpening("BTC", 1, IsUntouched: true) : null,
    };

    private static MarketEvent Event(long sequence, int second) => MarketEvent.Of(
        new Trade(sequence, At(second), At(second), new Price(1), new Quantity(1), Side.Buy));

    private static DateTime At(int second) => Start.AddSeconds(second);
}
