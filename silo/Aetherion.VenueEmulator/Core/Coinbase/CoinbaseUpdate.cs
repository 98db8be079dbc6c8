using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>The content of an <c>l2update</c>.</summary>
internal sealed record CoinbaseUpdate(List<BookLevel> Bids, List<BookLevel> Asks, string Time)
{
    public static CoinbaseUpdate Read(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        var update = new CoinbaseUpdate([], [], document.RootElement.GetProperty("time").GetString()!);
        foreach (var change in document.RootElement.GetProperty("changes").EnumerateArray())
            (change[0].GetString() == "buy" ? update.Bids : update.Asks).Add(new BookLevel(Number(change[1]), Number(change[2])));
        return update;
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
