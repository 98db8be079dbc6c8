namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The orders of one account in fixed windows.</summary>
internal sealed class OrderCounter(params (string Name, TimeSpan Length, int Max)[] windows)
{
    private readonly (DateTime Start, int Count)[] _counts = new (DateTime, int)[windows.Length];

    /// <summary>The counts now, by the name that headers have.</summary>
    public IEnumerable<(string Name, int Count, int Max)> Counts =>
        windows.Select((window, index) => (window.Name, _counts[index].Count, window.Max));

    /// <summary>Counts an order; null, or the limit that it breaks.</summary>
    public string? TryAdd(DateTime now)
    {
        for (var i = 0; i < windows.Length; i++)
        {
            var start = new DateTime(now.Ticks - (now.Ticks % windows[i].Length.Ticks), DateTimeKind.Utc);
            if (_counts[i].Start != start)
                _counts[i] = (start, 0);
        }
        for (var i = 0; i < windows.Length; i++)
        {
            if (_counts[i].Count >= windows[i].Max)
                return $"{windows[i].Max} orders per {windows[i].Name}";
        }
        for (var i = 0; i < windows.Length; i++)
            _counts[i].Count++;
        return null;
    }
}
