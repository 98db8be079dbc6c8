namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The request weight of each address in fixed windows of a minute; who goes on above it is banned.</summary>
internal sealed class WeightBudget(int limit)
{
    /// <summary>Refused requests in a row until a ban.</summary>
    private const int RefusedMax = 10;

    private const int AddressesMax = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BanMin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BanMax = TimeSpan.FromDays(3);

    private readonly Dictionary<string, AddressUse> _uses = [];

    public int Limit { get; set; } = limit;

    /// <summary>Counts a request.</summary>
    public WeightVerdict Add(string address, int weight, DateTime now)
    {
        if (_uses.Count > AddressesMax)
            _uses.Clear();
        if (!_uses.TryGetValue(address, out var use))
            _uses[address] = use = new AddressUse();
        var window = new DateTime(now.Ticks - (now.Ticks % Window.Ticks), DateTimeKind.Utc);
        if (use.Window != window)
            (use.Window, use.Used) = (window, 0);
        if (now < use.BannedUntil)
            return new WeightVerdict(418, use.Used, use.BannedUntil - now, use.BannedUntil);
        use.Used += weight;
        if (use.Used <= Limit)
        {
            use.Refused = 0;
            return new WeightVerdict(200, use.Used, TimeSpan.Zero, default);
        }
        if (++use.Refused <= RefusedMax)
            return new WeightVerdict(429, use.Used, window + Window - now, default);
        return Ban(use, now);
    }

    private static WeightVerdict Ban(AddressUse use, DateTime now)
    {
        use.BanLength = use.BanLength == TimeSpan.Zero ? BanMin : TimeSpan.FromTicks(Math.Min(BanMax.Ticks, use.BanLength.Ticks * 2));
        use.BannedUntil = now + use.BanLength;
        use.Refused = 0;
        return new WeightVerdict(418, use.Used, use.BanLength, use.BannedUntil);
    }

    private sealed class AddressUse
    {
        public DateTime Window { get; set; }

        public int Used { get; set; }

        public int Refused { get; set; }

        public TimeSpan BanLength { get; set; }

        public DateTime BannedUntil { get; set; }
    }
}
