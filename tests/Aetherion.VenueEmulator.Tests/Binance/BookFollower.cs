using System.Globalization;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Tests.Binance;

/// <summary>A client's book by the letter of the venue's documentation, with nothing of the product in it.</summary>
internal sealed class BookFollower(bool isSpot)
{
    private readonly SortedDictionary<decimal, decimal> _bids = new(Comparer<decimal>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<decimal, decimal> _asks = [];
    private bool _hasFollowed;

    public long LastId { get; private set; }

    public int Gaps { get; private set; }

    public int Applied { get; private set; }

    public (decimal Price, decimal Quantity) BestBid => (_bids.First().Key, _bids.First().Value);

    public (decimal Price, decimal Quantity) BestAsk => (_asks.First().Key, _asks.First().Value);

    public void Start(JsonElement snapshot)
    {
        LastId = snapshot.GetProperty("lastUpdateId").GetInt64();
        _bids.Clear();
        _asks.Clear();
        Set(_bids, snapshot.GetProperty("bids"));
        Set(_asks, snapshot.GetProperty("asks"));
    }

    public void Add(JsonElement frame)
    {
        var (first, last) = (frame.GetProperty("U").GetInt64(), frame.GetProperty("u").GetInt64());
        if (isSpot ? last <= LastId : last < LastId)
            return;
        var follows = isSpot ? first <= LastId + 1
            : _hasFollowed ? frame.GetProperty("pu").GetInt64() == LastId
            : first <= LastId || frame.GetProperty("pu").GetInt64() == LastId;
        if (!follows)
            Gaps++;
        _hasFollowed = true;
        Set(_bids, frame.GetProperty("b"));
        Set(_asks, frame.GetProperty("a"));
        LastId = last;
        Applied++;
    }

    /// <summary>The same book as a snapshot says, with the same id, over as many levels as it has.</summary>
    public void ShouldEqual(JsonElement snapshot)
    {
        LastId.ShouldBe(snapshot.GetProperty("lastUpdateId").GetInt64());
        ShouldEqual(_bids, snapshot.GetProperty("bids"));
        ShouldEqual(_asks, snapshot.GetProperty("asks"));
    }

    private static void ShouldEqual(SortedDictionary<decimal, decimal> side, JsonElement levels) =>
        side.Take(levels.GetArrayLength()).Select(level => (level.Key, level.Value))
            .ShouldBe(levels.EnumerateArray().Select(level => (Number(level[0]), Number(level[1]))));

    private static void Set(SortedDictionary<decimal, decimal> side, JsonElement levels)
    {
        foreach (var level in levels.EnumerateArray())
        {
            if (Number(level[1]) == 0)
                side.Remove(Number(level[0]));
            else
                side[Number(level[0])] = Number(level[1]);
        }
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
