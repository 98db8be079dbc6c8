using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation;

/// <summary>The server's own limits on valid operations: their depth, and that of introspection.</summary>
internal static class OperationLimits
{
    /// <summary>
    /// How deep the lists of introspection that lead back to types stand within each other: each level multiplies the
    /// result by the size of the schema. It is all that the introspection query of graphql-js, and tools with it, need.
    /// </summary>
    public const int IntrospectionListsMax = 1;

    /// <summary>
    /// The aliases in introspection, through fragments. It has no cost, nothing that waits and so no time-out: without
    /// aliases the answer is at most the whole schema, and each of them adds as much again.
    /// </summary>
    public const int IntrospectionAliasesMax = 20;

    public static void Check(ValidationContext context)
    {
        // Tools ask for the schema deeper than anybody asks for data, hence its own limit.
        var depth = SelectionMeasure.Depth(context, _ => 1, field => !IntrospectionFinder.IsIntrospection(field));
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (depth.Of(operation.SelectionSet) > context.Options.MaxDepth)
            {
                context.Report(
                    "MaxDepth",
                    $"The operation is nested more than {context.Options.MaxDepth} fields deep.",
                    ErrorCodes.LimitExceeded,
                    operation.Start);
            }
        }

        CheckIntrospection(context);
    }

    private static void CheckIntrospection(ValidationContext context)
    {
        var lists = SelectionMeasure.Depth(context, field => IsListOfTypes(field) ? 1 : 0, _ => true);
        var aliases = SelectionMeasure.Count(context, AliasesOf);
        var aliasCount = 0;
        foreach (var field in IntrospectionFinder.Find(context.Document))
        {
            if (field.SelectionSet is { } selections && lists.Of(selections) > IntrospectionListsMax)
            {
                context.Report(
                    "MaxIntrospectionDepth",
                    "Lists of fields and types may not stand within each other in introspection.",
                    ErrorCodes.LimitExceeded,
                    field.Start);
            }

            aliasCount += AliasesOf(field) + (field.SelectionSet is { } inner ? aliases.Of(inner) : 0);
            if (aliasCount > IntrospectionAliasesMax)
            {
                context.Report(
                    "MaxIntrospectionAliases",
                    $"Introspection may have {IntrospectionAliasesMax} fields with an alias.",
                    ErrorCodes.LimitExceeded,
                    field.Start);
                return;
            }
        }
    }

    private static int AliasesOf(FieldNode field) => field.Alias is null ? 0 : 1;

    private static bool IsListOfTypes(FieldNode field) =>
        field.Name is "fields" or "inputFields" or "interfaces" or "possibleTypes";
}
