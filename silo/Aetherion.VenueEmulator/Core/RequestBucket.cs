namespace Aetherion.VenueEmulator.Core;

/// <summary>A number of requests in a second for each address, some of them at once.</summary>
internal sealed class RequestBucket(double perSecond, int burst)
{
    private const int AddressesMax = 10_000;

    private readonly Dictionary<string, (double Left, DateTime Time)> _uses = [];

    public bool TryTake(string address, DateTime now)
    {
        if (_uses.Count > AddressesMax)
            _uses.Clear();
        var left = _uses.TryGetValue(address, out var use)
            ? Math.Min(burst, use.Left + ((now - use.Time).TotalSeconds * perSecond))
            : burst;
        _uses[address] = (left >= 1 ? left - 1 : left, now);
        return left >= 1;
    }
}
