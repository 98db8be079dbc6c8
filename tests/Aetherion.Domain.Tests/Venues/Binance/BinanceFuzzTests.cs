using System.Text;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Tests.Venues.Binance;

public sealed class BinanceFuzzTests
{
    private const int Seed = 20261128;
    private const int FewFrames = 40_000;
    private const int ManyFrames = 1_000_000;

    private static readonly byte[][] Samples = [.. BinanceSamples.All.Select(Encoding.UTF8.GetBytes)];

    private readonly BinanceDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    [Fact]
    public void Broken_frames_never_throw_and_leave_no_half_of_a_message() => Run(FewFrames);

    [Fact(Explicit = true)]
    public void A_million_broken_frames_never_throw_and_leave_no_half_of_a_message() => Run(ManyFrames);

    private void Run(int count)
    {
        FrameMutator mutator = new(Seed, Samples);
        for (var i = 0; i < count; i++)
        {
            var frame = mutator.Next();
            var status = _decoder.Decode(frame, _message);
            if (status != DecodeStatus.Decoded && !IsEmpty())
                throw new InvalidOperationException($"{status} left content: {Encoding.UTF8.GetString(frame)}");
        }

        var counters = _decoder.Counters;
        Enum.GetValues<DecodeStatus>().Sum(counters.CountOf).ShouldBe(count);
        foreach (var status in Enum.GetValues<DecodeStatus>().Except([DecodeStatus.LimitExceeded]))
            counters.CountOf(status).ShouldBeGreaterThan(0, $"no frame was {status}");
    }

    private bool IsEmpty() =>
        _message.Kind == VenueMessageKind.None && _message.Trades.Count == 0 && _message.Quotes.Count == 0
        && _message.Depths.Count == 0 && _message.Klines.Count == 0 && _message.Tickers.Count == 0
        && _message.MarkPrices.Count == 0 && _message.Liquidations.Count == 0;
}
