using System.Text;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Tests.Venues.Binance;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Books;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Books;

/// <summary>
/// Broken frames on their way to a live book: whatever is not a whole update that follows leaves it as it was.
/// </summary>
public sealed class BrokenFrameTests
{
    private const int Seed = 5;
    private const int FewFrames = 20_000;
    private const int ManyFrames = 1_000_000;

    private static readonly InstrumentScale Scale = new(0.0001m, 1m);
    private static readonly VenueLevel[] Bids = [new(new ExactDecimal(24, 4), new ExactDecimal(7, 0))];
    private static readonly VenueLevel[] Asks = [new(new ExactDecimal(26, 4), new ExactDecimal(7, 0))];
    private static readonly byte[][] Samples =
        [.. new[] { BinanceSamples.SpotDepth, BinanceSamples.FuturesDepth }.Select(Encoding.UTF8.GetBytes)];

    private readonly BinanceDecoder _decoder = new();
    private readonly VenueMessage _message = new();
    private readonly BookSynchronizer _book = new(BookChaining.FirstUpdateId, Scale);

    [Fact]
    public void Broken_frames_change_no_book() => Run(FewFrames);

    [Fact(Explicit = true)]
    public void A_million_broken_frames_change_no_book() => Run(ManyFrames);

    private void Run(int count)
    {
        FrameMutator mutator = new(Seed, Samples);
        var (refused, applied) = (0, 0);
        GoLive();
        for (var i = 0; i < count; i++)
        {
            var frame = mutator.Next();
            var status = _decoder.Decode(frame, _message);
            if (status == DecodeStatus.Decoded && _message.Kind == VenueMessageKind.DepthUpdate)
            {
                Feed(frame);
                applied++;
            }
            else
            {
                refused++;
            }
            if (!IsAsAtFirst())
                throw new InvalidOperationException($"The book changed: {status} {Encoding.UTF8.GetString(frame)}");
        }
        refused.ShouldBeGreaterThan(count / 2);
        applied.ShouldBeGreaterThan(0);
    }

    /// <summary>A frame that still is a whole update may change the book, which begins anew then.</summary>
    private void Feed(byte[] frame)
    {
        var head = _message.Depths[0];
        var verdict = _book.Update(head, _message.BidsOf(head), _message.AsksOf(head)).Verdict;
        if (verdict is BookSyncVerdict.Invalid or BookSyncVerdict.Gap && !HasFirstLevels())
            throw new InvalidOperationException($"{verdict} changed the book: {Encoding.UTF8.GetString(frame)}");
        if (verdict != BookSyncVerdict.Old)
            GoLive();
    }

    private void GoLive()
    {
        _book.Start();
        _book.Snapshot(new VenueDepth { FinalUpdateId = 156 }, Bids, Asks).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
    }

    private bool IsAsAtFirst() => _book.State == BookSyncState.Live && _book.UpdateId == 156 && HasFirstLevels();

    private bool HasFirstLevels() =>
        HasOnly(_book.Book.Bids, new PriceLevel(new Price(24), new Quantity(7)))
        && HasOnly(_book.Book.Asks, new PriceLevel(new Price(26), new Quantity(7)));

    private static bool HasOnly(PriceLadder side, PriceLevel level) => side.Count == 1 && side[0] == level;
}
