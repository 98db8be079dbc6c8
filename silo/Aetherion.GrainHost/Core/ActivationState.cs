namespace Aetherion.GrainHost.Core;

/// <summary>The life of an activation, in order.</summary>
internal enum ActivationState
{
    /// <summary>Nothing has run yet.</summary>
    Created,

    /// <summary>The grain is constructed, its state read, OnActivateAsync runs.</summary>
    Activating,

    /// <summary>Calls run.</summary>
    Active,

    /// <summary>No call runs or will run; OnDeactivateAsync runs.</summary>
    Deactivating,

    /// <summary>Over.</summary>
    Ended,
}
