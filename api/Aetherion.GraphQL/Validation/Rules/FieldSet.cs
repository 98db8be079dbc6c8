namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>The fields of a selection set by response key, in order, and the names of the fragments it spreads.</summary>
internal sealed class FieldSet
{
    private readonly Dictionary<string, List<FieldOccurrence>> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _fragments = [];

    public IEnumerable<KeyValuePair<string, List<FieldOccurrence>>> Fields => _fields;

    public IReadOnlyList<string> Fragments => _fragments;

    public bool TryGet(string key, out List<FieldOccurrence> fields) => _fields.TryGetValue(key, out fields!);

    public void Add(string key, FieldOccurrence field)
    {
        if (_fields.TryGetValue(key, out var fields))
            fields.Add(field);
        else
            _fields[key] = [field];
    }

    public void AddFragment(string name)
    {
        if (!_fragments.Contains(name))
            _fragments.Add(name);
    }
}
