namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Which covariances a state's Gaussian has.</summary>
public enum CovarianceType
{
    /// <summary>All D x D covariances of each state.</summary>
    Full,

    /// <summary>D variances of each state; features are independent given the state.</summary>
    Diagonal,
}
