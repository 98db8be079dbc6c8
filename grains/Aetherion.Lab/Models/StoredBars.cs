using System.Runtime.CompilerServices;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>Stored live bars of an instrument, page by page.</summary>
public static class StoredBars
{
    /// <summary>How many bars are read at once.</summary>
    private const int PageBars = 4_096;

    /// <summary>Bars that open at <paramref name="from"/> or after and close at <paramref name="to"/> or before.</summary>
    public static async IAsyncEnumerable<Candle> ReadAsync(
        IMarketDataHistory history,
        InstrumentId instrument,
        Timeframe timeframe,
        DateTime? from,
        DateTime? to,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        while (true)
        {
            var page = await history.ReadBarsAsync(
                new SymbolKey(instrument), timeframe, from, to, PageBars, newestFirst: false, cancellationToken);
            foreach (var bar in page)
            {
                if (to is null || bar.Candle.CloseTime <= to)
                    yield return bar.Candle;
            }
            if (page.Length < PageBars)
                yield break;
            from = page[^1].Candle.OpenTime.AddMicroseconds(1);
        }
    }
}
