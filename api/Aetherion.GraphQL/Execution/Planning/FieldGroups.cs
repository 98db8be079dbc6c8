using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>Field nodes by response key, keys in the order they were met.</summary>
internal sealed class FieldGroups
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, FieldNode[]> _nodes = new(StringComparer.Ordinal);

    public int Count => _keys.Count;

    public (string Key, FieldNode[] Nodes) this[int index] => (_keys[index], _nodes[_keys[index]]);

    public void Add(string key, FieldNode node)
    {
        if (_nodes.TryGetValue(key, out var nodes))
        {
            _nodes[key] = [.. nodes, node];
            return;
        }

        _keys.Add(key);
        _nodes[key] = [node];
    }
}
