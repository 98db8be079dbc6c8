namespace Aetherion.GrainInterfaces;

/// <summary>How the delivery of an event stands.</summary>
public enum WebhookDeliveryState
{
    /// <summary>It failed and is tried again; what follows in its stream waits.</summary>
    Pending,

    /// <summary>The receiver answered with a status of success.</summary>
    Delivered,

    /// <summary>It was given up; its stream goes on after it.</summary>
    Dead,
}
