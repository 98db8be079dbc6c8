using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

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

    /// <summary>How often each event, field, or value of an enumeration was met that is not known here.</summary>
    public IReadOnlyDictionary<string, long> Unknown => _unknown;

    /// <summary>Reads a message and counts it; false when it could not be read.</summary>
    internal bool TryRead(
        ReadOnlyMemory<byte> message, Func<JsonElement, UserEvent> read, [NotNullWhen(true)] out UserEvent? userEvent)
    {
        if (!OrderJson.TryRead(message, read, out userEvent))
        {
            MalformedCount++;
            return false;
        }
        ReadCount++;
        return true;
    }

    /// <summary>Counts the fields of an object whose names are not among the known ones.</summary>
    internal void CheckFields(string kind, JsonElement element, FieldNames known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var field in element.EnumerateObject().Where(field => !known.Contains(field.Name)))
            AddUnknown($"field {kind}.{field.Name}");
    }

    internal void AddUnknown(string name)
    {
        if (_unknown.Count >= NamesMax && !_unknown.ContainsKey(name))
            name = OtherName;
        _unknown[name] = _unknown.GetValueOrDefault(name) + 1;
    }
}
