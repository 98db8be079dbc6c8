namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>
/// The fields of a selection set by response key, in order, and the names of the fragments it spreads. Most sets are
/// small: only a large one is worth an index.
/// </summary>
internal sealed class FieldSet
{
    private const int ScannedMax = 12;

    private readonly List<KeyValuePair<string, List<FieldOccurrence>>> _fields = [];
    private readonly List<string> _fragments = [];
    private Dictionary<string, List<FieldOccurrence>>? _index;

    public IReadOnlyList<KeyValuePair<string, List<FieldOccurrence>>> Fields => _fields;

    public IReadOnlyList<string> Fragments => _fragments;

    public bool TryGet(string key, out List<FieldOccurrence> fields)
    {
        if (_index is not null)
            return _index.TryGetValue(key, out fields!);
        foreach (var pair in _fields)
        {
            if (pair.Key == key)
            {
                fields = pair.Value;
                return true;
            }
        }

        fields = [];
        return false;
    }

    public void Add(string key, FieldOccurrence field)
    {
        if (TryGet(key, out var fields))
        {
            fields.Add(field);
            return;
        }

        var added = new List<FieldOccurrence>(1) { field };
        _fields.Add(KeyValuePair.Create(key, added));
        if (_index is not null)
            _index.Add(key, added);
        else if (_fields.Count > ScannedMax)
            _index = new Dictionary<string, List<FieldOccurrence>>(_fields, StringComparer.Ordinal);
    }

    public void AddFragment(string name)
    {
        if (!_fragments.Contains(name))
            _fragments.Add(name);
    }
}
