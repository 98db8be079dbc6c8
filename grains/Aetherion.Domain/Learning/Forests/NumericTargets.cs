namespace Aetherion.Domain.Learning.Forests;

/// <summary>Checks of the numbers that a regression learns.</summary>
internal static class NumericTargets
{
    public static void ThrowUnlessUsable(
        ReadOnlySpan<double> targets, int rowCount, IReadOnlyList<double>? classWeights, bool isBalanced)
    {
        if (classWeights is not null || isBalanced)
            throw new ArgumentException("Classes cannot be weighed where numbers are predicted.");
        if (targets.Length != rowCount)
            throw new ArgumentException($"There are {targets.Length} targets for {rowCount} rows; give one for each.");
        for (int row = 0; row < targets.Length; row++)
        {
            if (!ObservationMatrix.IsUsable(targets[row]))
                throw new ArgumentException($"The target of row {row} is {targets[row]}; targets must be finite.");
        }
    }
}
