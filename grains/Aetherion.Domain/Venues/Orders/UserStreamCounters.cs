namespace Aetherion.Domain.Venues.Orders;

/// <summary>What user streams brought, so that nothing disappears unnoticed.</summary>
public sealed class UserStreamCounters
{
    /// <summary>The most names kept; further ones count as <see cref="OtherName"/>.</summary>
    public const int NamesMax = 64;

    /// <summary>Stands for all names beyond <see cref="NamesMax"/>.</summary>
    public const string OtherName = "(other)";

    private readonly Dictionary<string, long> _unknown = new(StringComparer.Ordinal);

    /// <summary>Messages that could not be read.</summary>
    public long MalformedCount { get; private set; }

    /// <summary>Messages that were read, unknown ones included.</summary>
    public long ReadCount { get; private set; }

    /// <summary>How often each event, or value of an enumeration, was met that is not known here.</summary>
    public IReadOnlyDictionary<string, long> Unknown => _unknown;

    internal void AddMalformed() => MalformedCount++;

    internal void AddRead() => ReadCount++;

    internal void AddUnknown(string name)
    {
        if (_unknown.Count >= NamesMax && !_unknown.ContainsKey(name))
            name = OtherName;
        _unknown[name] = _unknown.GetValueOrDefault(name) + 1;
    }
}
