using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _pathIndex = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode fragment) => Detect(fragment);

    private void Detect(FragmentDefinitionNode fragment)
    {
        if (!_visited.Add(fragment.Name.Value))
            return;
        var spreads = Context.SpreadsOf(fragment.SelectionSet);
        if (spreads.Count == 0)
            return;
        _pathIndex[fragment.Name.Value] = _path.Count;
        foreach (var spread in spreads)
        {
            _path.Add(spread);
            if (_pathIndex.TryGetValue(spread.Name.Value, out var start))
                Report(spread.Name.Value, start);
            else if (Context.FindFragment(spread.Name.Value) is { } next)
                Detect(next);
            _path.RemoveAt(_path.Count - 1);
        }

        _pathIndex.Remove(fragment.Name.Value);
    }

    private void Report(string name, int start)
    {
        var cycle = _path.GetRange(start, _path.Count - start);
        Context.Report(
            this, $"The fragment \"{name}\" contains itself.", [.. cycle.Select(spread => spread.Start)]);
    }
}
