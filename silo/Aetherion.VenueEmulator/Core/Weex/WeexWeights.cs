namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>What is used of a limit in fixed windows, for each address or key.</summary>
internal sealed class WeexWeights(int limit, TimeSpan window)
{
    private const int NamesMax = 10_000;

    private readonly Dictionary<string, (DateTime Window, int Used)> _uses = [];

    /// <summary>Null when there is enough left; otherwise how long the window lasts.</summary>
    public TimeSpan? Add(string name, int weight, DateTime now)
    {
        if (_uses.Count > NamesMax)
            _uses.Clear();
        var begin = new DateTime(now.Ticks - (now.Ticks % window.Ticks), DateTimeKind.Utc);
        var used = _uses.TryGetValue(name, out var use) && use.Window == begin ? use.Used : 0;
        _uses[name] = (begin, used + weight);
        return used + weight <= limit ? null : begin + window - now;
    }
}
