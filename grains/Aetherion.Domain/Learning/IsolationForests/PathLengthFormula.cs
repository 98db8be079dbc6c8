namespace Aetherion.Domain.Learning.IsolationForests;

/// <summary>How the average length of an unsuccessful search, c(n), is computed.</summary>
public enum PathLengthFormula
{
    /// <summary>With the harmonic number added up.</summary>
    Exact,

    /// <summary>With ln(n - 1) + 0.5772156649015329 in its place from n = 3 on, as scikit-learn has it.</summary>
    Approximate,
}
