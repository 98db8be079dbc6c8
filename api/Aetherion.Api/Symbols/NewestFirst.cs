using System.Collections.Immutable;

namespace Aetherion.Api.Symbols;

/// <summary>Joins the bars a grain holds with the stored ones.</summary>
internal static class NewestFirst
{
    /// <summary>
    /// The newest bars of both, newest first. Of a bar that both have the stored one stands, which carries more, unless a
    /// late trade has corrected it since.
    /// </summary>
    /// <param name="recent">Oldest first.</param>
    /// <param name="stored">Newest first.</param>
    public static ImmutableArray<PagedBar> Join(
        ImmutableArray<PagedBar> recent, ImmutableArray<PagedBar> stored, int limit)
    {
        var bars = ImmutableArray.CreateBuilder<PagedBar>(Math.Min(limit, recent.Length + stored.Length));
        var (held, kept) = (recent.Length - 1, 0);
        while (bars.Count < limit && (held >= 0 || kept < stored.Length))
        {
            if (held < 0)
            {
                var count = Math.Min(limit - bars.Count, stored.Length - kept);
                bars.AddRange(stored.AsSpan(kept, count));
                break;
            }

            if (kept == stored.Length || recent[held].Candle.OpenTime > stored[kept].Candle.OpenTime)
            {
                bars.Add(recent[held--]);
                continue;
            }

            var isSame = recent[held].Candle.OpenTime == stored[kept].Candle.OpenTime;
            var isCorrected = isSame && recent[held].Candle.Revision > stored[kept].Candle.Revision;
            bars.Add(isCorrected ? recent[held] : stored[kept]);
            kept++;
            if (isSame)
                held--;
        }

        return bars.DrainToImmutable();
    }
}
