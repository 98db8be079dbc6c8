namespace Aetherion.GrainHost.Core;

/// <summary>Who must know when an activation has ended.</summary>
internal interface IActivationOwner
{
    /// <summary>Takes the activation out; another one of the same identity may exist from now on.</summary>
    /// <param name="activation">The activation that ended.</param>
    /// <param name="successor">Takes its place at once, with the calls it left.</param>
    void Replace(Activation activation, Activation? successor);
}
