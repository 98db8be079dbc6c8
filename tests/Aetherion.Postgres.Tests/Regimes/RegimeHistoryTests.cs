using System.Collections.Immutable;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Postgres.Tests;

public sealed class RegimeHistoryTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private readonly RegimeHistory _history = new(database.DataSource, database.Retry);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transitions_are_read_back_in_both_orders_and_by_time()
    {
        var key = new RegimeKey(MarketDataFactory.Key("ROUND"), Timeframe.M5);
        ImmutableArray<RegimeTransition> transitions =
            [Transition(key, 1, Regime.Unknown, Regime.Bull, 10), Transition(key, 2, Regime.Bull, Regime.Crisis, 50)];
        await _history.AppendAsync(transitions, Cancel);

        (await _history.ReadTransitionsAsync(key, null, null, 10, false, Cancel)).ShouldBe(transitions);
        (await _history.ReadTransitionsAsync(key, null, null, 1, true, Cancel)).ShouldBe(transitions[1..]);
        var second = transitions[1].BarCloseTime;
        (await _history.ReadTransitionsAsync(key, second, null, 10, false, Cancel)).ShouldBe(transitions[1..]);
        (await _history.ReadTransitionsAsync(key, null, second, 10, false, Cancel)).ShouldBe(transitions[..1]);
        (await _history.ReadTransitionsAsync(key with { Timeframe = Timeframe.M1 }, null, null, 10, false, Cancel))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Transitions_appended_again_are_left_out()
    {
        var key = new RegimeKey(MarketDataFactory.Key("AGAIN"), Timeframe.M1);
        var first = Transition(key, 1, Regime.Unknown, Regime.Bear, 3);
        await _history.AppendAsync([first], Cancel);
        await _history.AppendAsync(
            [first with { Confidence = 0.1 }, Transition(key, 2, Regime.Bear, Regime.Bull, 9)], Cancel);

        var stored = await _history.ReadTransitionsAsync(key, null, null, 10, false, Cancel);

        stored.Select(t => t.Number).ShouldBe([1, 2]);
        stored[0].ShouldBe(first);
    }

    [Fact]
    public async Task Nothing_to_append_is_no_error() => await _history.AppendAsync([], Cancel);

    [Fact]
    public async Task Bars_carry_the_regime_decided_at_their_close_and_its_probability()
    {
        var symbol = MarketDataFactory.Key("JOIN");
        var key = new RegimeKey(symbol, Timeframe.M1);
        var bars = MarketDataFactory.Bars(symbol, Timeframe.M1, 1, 30);
        await using (var writer = Writer())
            await writer.WriteBarsAsync(bars, Cancel);
        await _history.AppendAsync(
            [Transition(key, 1, Regime.Unknown, Regime.Bull, 10), Transition(key, 2, Regime.Bull, Regime.Bear, 20)],
            Cancel);

        var read = await _history.ReadRegimeBarsAsync(key, 4, 20, Cancel);

        read.Select(b => b.Sequence).ShouldBe(Enumerable.Range(5, 20).Select(i => (long)i));
        foreach (var bar in read)
        {
            var expected = bar.Sequence < 10 ? Regime.Unknown : bar.Sequence < 20 ? Regime.Bull : Regime.Bear;
            var source = bars.Bars[(int)bar.Sequence - 1];
            bar.Regime.ShouldBe(expected);
            bar.Confidence.ShouldBe(expected == Regime.Unknown ? 0 : source.Probabilities[expected]);
            bar.Candle.ShouldBe(source.Candle);
            bar.Features.ShouldBe(source.Features);
        }
    }

    private static RegimeTransition Transition(
        RegimeKey key, long number, Regime previous, Regime current, long bar) => new(
        $"{key}/{number}",
        key,
        number,
        previous,
        current,
        0.75 + (number / 100.0),
        (int)number,
        new RegimeProbabilities(0.7, 0.1, 0.15, 0.05),
        bar,
        MarketDataFactory.Start.AddMinutes(bar),
        number * 7,
        "CONFIDENCE_AFTER_DWELL",
        "model-1",
        number == 1
            ? null
            : new RegimeExplanation(
                current, previous, 1.5, [new FeatureContribution(Feature.ForecastScore, 0.5, 1.25, 0.75)], 0.75, "RULE",
                "Why."));

    private MarketDataWriter Writer() => new(
        database.DataSource,
        new MarketDataWriterOptions(),
        new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
        TimeProvider.System,
        NullLogger<MarketDataWriter>.Instance);
}
