using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>Two fields that cannot be merged, with the fields below them that are the reason.</summary>
internal sealed record FieldConflict(
    string Key,
    string Reason,
    IReadOnlyList<FieldNode> Left,
    IReadOnlyList<FieldNode> Right)
{
    /// <summary>The conflict of two fields whose subfields conflict.</summary>
    public static FieldConflict Of(
        string key,
        FieldNode left,
        FieldNode right,
        IReadOnlyList<FieldConflict> inner) => new(
        key,
        string.Join(" and ", inner.Select(
            conflict => $"their subfields \"{conflict.Key}\" conflict because {conflict.Reason}")),
        [left, .. inner.SelectMany(conflict => conflict.Left)],
        [right, .. inner.SelectMany(conflict => conflict.Right)]);
}
