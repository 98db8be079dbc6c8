using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>
/// How often each field, word and event was met that is not known here, so that nothing disappears unnoticed. Readers of several
/// accounts and requests may share one: it can be used by several threads.
/// </summary>
public sealed class UnknownNames
{
    /// <summary>The most names kept; further ones count as <see cref="OtherName"/> of their kind.</summary>
    public const int NamesMax = 64;

    /// <summary>Longer names count as <see cref="LongName"/>.</summary>
    public const int NameLengthMax = 64;

    /// <summary>Stands for all names beyond <see cref="NamesMax"/>.</summary>
    public const string OtherName = "(other)";

    /// <summary>Stands for all names beyond <see cref="NameLengthMax"/>.</summary>
    public const string LongName = "(long name)";

    /// <summary>Stands for a name whose bytes are no text.</summary>
    public const string UnreadableName = "(unreadable name)";

    private readonly Lock _lock = new();
    private readonly Dictionary<UnknownName, long> _counts = [];

    /// <summary>Raised for each that is met, with whether it is the first of its name; on the thread of the reader.</summary>
    public event Action<UnknownName, bool>? Met;

    /// <summary>How often each was met so far.</summary>
    public ImmutableDictionary<UnknownName, long> Counts
    {
        get
        {
            lock (_lock)
                return _counts.ToImmutableDictionary();
        }
    }

    /// <summary>Counts the fields of an object whose names are not among the known ones.</summary>
    internal void CheckFields(string kind, JsonElement element, FieldNames known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var field in element.EnumerateObject())
        {
            // As it stands in the text, without making a string of it; a name with escapes is looked at again.
            if (!known.Contains(JsonMarshal.GetRawUtf8PropertyName(field)) && NameOf(field) is var name && !known.Contains(name))
                Add(new UnknownName(UnknownNameType.Field, kind, name));
        }
    }

    /// <summary>Counts a word that is not known, and gives what is taken in its place.</summary>
    internal T Replace<T>(string kind, string word, T instead)
    {
        AddWord(kind, word);
        return instead;
    }

    internal void AddWord(string kind, string word) => Add(new UnknownName(UnknownNameType.Value, kind, word));

    internal void AddEvent(string name) => Add(new UnknownName(UnknownNameType.Event, "", name));

    private static string NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return UnreadableName;
        }
    }

    private void Add(UnknownName name)
    {
        if (name.Name.Length > NameLengthMax)
            name = name with { Name = LongName };
        bool isFirst;
        lock (_lock)
        {
            if (_counts.Count >= NamesMax && !_counts.ContainsKey(name))
                name = name with { Name = OtherName };
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, name, out var isKnown);
            count++;
            isFirst = !isKnown;
        }
        Met?.Invoke(name, isFirst);
    }
}
