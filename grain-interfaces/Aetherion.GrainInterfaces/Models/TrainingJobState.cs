namespace Aetherion.GrainInterfaces;

/// <summary>Where a training job stands.</summary>
public enum TrainingJobState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Under way, or interrupted and not begun again yet.</summary>
    Running,

    /// <summary>Its model is registered.</summary>
    Succeeded,

    /// <summary>Ended by an error; nothing else was changed.</summary>
    Failed,

    /// <summary>Ended by request; nothing else was changed.</summary>
    Cancelled,
}
