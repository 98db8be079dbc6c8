namespace Aetherion.Postgres;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Begun and not ended; it can be resumed.</summary>
    Running,

    /// <summary>Done to the end of its input.</summary>
    Completed,

    /// <summary>Ended by an error; it can be resumed.</summary>
    Failed,
}
