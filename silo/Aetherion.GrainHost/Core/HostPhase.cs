namespace Aetherion.GrainHost.Core;

/// <summary>The life of a host, in order.</summary>
internal enum HostPhase
{
    /// <summary>No call is taken yet.</summary>
    Created,

    /// <summary>All calls are taken.</summary>
    Running,

    /// <summary>Calls of grains are taken, so that what runs can end; calls from outside are not.</summary>
    Draining,

    /// <summary>As draining; activations end.</summary>
    Deactivating,

    /// <summary>No call is taken any more.</summary>
    Stopped,
}
