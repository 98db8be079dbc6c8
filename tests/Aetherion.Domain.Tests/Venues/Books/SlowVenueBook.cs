using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.OrderBooks;

namespace Aetherion.Domain.Tests.Venues.Books;

/// <summary>
/// The slow twin of a synchronised book: JSON by a general parser, decimals, sorted dictionaries, and every update kept
/// until the snapshot is there. It trusts that no update is missing.
/// </summary>
/// <param name="isFutures">Futures apply the update that ends where the snapshot stands, spot does not.</param>
internal sealed class SlowVenueBook(bool isFutures)
{
    private readonly List<(long FinalId, JsonElement Update)> _kept = [];

    public SortedDictionary<decimal, decimal> Bids { get; } = new(Comparer<decimal>.Create((a, b) => b.CompareTo(a)));

    public SortedDictionary<decimal, decimal> Asks { get; } = [];

    public long? UpdateId { get; private set; }

    public void Update(JsonElement update)
    {
        var finalId = update.GetProperty("u").GetInt64();
        if (UpdateId is null)
            _kept.Add((finalId, update.Clone()));
        else
            Apply(finalId, update.GetProperty("b"), update.GetProperty("a"));
    }

    public void Snapshot(JsonElement snapshot)
    {
        var id = snapshot.GetProperty("lastUpdateId").GetInt64();
        Apply(id, snapshot.GetProperty("bids"), snapshot.GetProperty("asks"));
        foreach (var (finalId, update) in _kept.Where(k => isFutures ? k.FinalId >= id : k.FinalId > id))
            Apply(finalId, update.GetProperty("b"), update.GetProperty("a"));
    }

    private void Apply(long id, JsonElement bids, JsonElement asks)
    {
        Change(Bids, bids);
        Change(Asks, asks);
        UpdateId = id;
    }

    private static void Change(SortedDictionary<decimal, decimal> side, JsonElement levels)
    {
        foreach (var level in levels.EnumerateArray())
        {
            var price = decimal.Parse(level[0].GetString()!, CultureInfo.InvariantCulture);
            var quantity = decimal.Parse(level[1].GetString()!, CultureInfo.InvariantCulture);
            if (quantity == 0)
                side.Remove(price);
            else
                side[price] = quantity;
            // The worst goes where a side has more levels than ours keeps.
            if (side.Count > PriceLadder.LevelsMax)
                side.Remove(side.Keys.Last());
        }
    }
}
