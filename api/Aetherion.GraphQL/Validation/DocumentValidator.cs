using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Validation.Rules;

namespace Aetherion.GraphQL.Validation;

/// <summary>Checks documents against the specification's rules and the server's limits.</summary>
/// <param name="chosen">The rules; those of the specification where none are given.</param>
internal sealed class DocumentValidator(
    GraphQLSchema schema,
    GraphQLOptions options,
    IReadOnlyList<Func<ValidationContext, ValidationRule>>? chosen = null)
{
    /// <summary>The rules, in the order of the specification.</summary>
    public static readonly IReadOnlyList<Func<ValidationContext, ValidationRule>> Specified =
    [
        context => new ExecutableDefinitionsRule(context),
        context => new KnownOperationTypesRule(context),
        context => new UniqueOperationNamesRule(context),
        context => new LoneAnonymousOperationRule(context),
        context => new SingleFieldSubscriptionsRule(context),
        context => new KnownTypeNamesRule(context),
        context => new FragmentsOnCompositeTypesRule(context),
        context => new VariablesAreInputTypesRule(context),
        context => new ScalarLeafsRule(context),
        context => new FieldsOnCorrectTypeRule(context),
        context => new UniqueFragmentNamesRule(context),
        context => new KnownFragmentNamesRule(context),
        context => new NoUnusedFragmentsRule(context),
        context => new PossibleFragmentSpreadsRule(context),
        context => new NoFragmentCyclesRule(context),
        context => new UniqueVariableNamesRule(context),
        context => new NoUndefinedVariablesRule(context),
        context => new NoUnusedVariablesRule(context),
        context => new KnownDirectivesRule(context),
        context => new UniqueDirectivesPerLocationRule(context),
        context => new KnownArgumentNamesRule(context),
        context => new UniqueArgumentNamesRule(context),
        context => new ValuesOfCorrectTypeRule(context),
        context => new ProvidedRequiredArgumentsRule(context),
        context => new VariablesInAllowedPositionRule(context),
        context => new OverlappingFieldsCanBeMergedRule(context),
        context => new UniqueInputFieldNamesRule(context),
    ];

    private readonly IReadOnlyList<Func<ValidationContext, ValidationRule>> _chosen = chosen ?? Specified;

    /// <summary>What is wrong with a document; empty when it is valid.</summary>
    public IReadOnlyList<IError> Validate(DocumentNode document, bool suggests = true)
    {
        var context = new ValidationContext(schema, options, document, suggests);
        var rules = new ValidationRule[_chosen.Count];
        for (var index = 0; index < rules.Length; index++)
            rules[index] = _chosen[index](context);
        try
        {
            new DocumentWalker(context, rules).Walk();
            // A document with cycles or unknown fragments has no depth; only a valid one is measured.
            if (context.Errors.Count == 0)
                OperationLimits.Check(context);
        }
        catch (ValidationAbortedException)
        {
            // The context holds the reason.
        }

        return context.Errors;
    }
}
