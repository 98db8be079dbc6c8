namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>
/// The cost of a selection: what is known from the document, and a term for each list whose length is in the variables.
/// </summary>
internal sealed class CostExpression(OperationCost constant, IReadOnlyList<CostTerm> terms)
{
    public static readonly CostExpression Zero = new(default, []);

    public OperationCost Constant { get; } = constant;

    public IReadOnlyList<CostTerm> Terms { get; } = terms;

    public OperationCost Of(VariableValues variables)
    {
        var cost = Constant;
        for (var index = 0; index < Terms.Count; index++)
        {
            var term = Terms[index];
            cost += term.Factor * term.Length.Of(variables) * term.Item.Of(variables);
        }

        return cost;
    }

    public CostExpression Plus(CostExpression other)
    {
        if (Terms.Count == 0 || other.Terms.Count == 0)
            return new(Constant + other.Constant, Terms.Count == 0 ? other.Terms : Terms);
        return new(Constant + other.Constant, [.. Terms, .. other.Terms]);
    }

    public CostExpression Plus(OperationCost constant) => new(Constant + constant, Terms);

    /// <summary>So many times this, where the number may be in the variables.</summary>
    public CostExpression Times(ListLength length)
    {
        if (!length.IsConstant)
            return new CostExpression(default, [new CostTerm(1, length, this)]);
        var factor = length.Of(VariableValues.None);
        return new CostExpression(
            factor * Constant, [.. Terms.Select(term => term with { Factor = factor * term.Factor })]);
    }
}
