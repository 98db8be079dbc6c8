using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>Something a session wants done outside. A replay ignores it: what came of it is among the inputs.</summary>
/// <param name="Number">
/// The connection, or the request; new with <see cref="VenueCommandKind.Open"/> and <see cref="VenueCommandKind.Request"/>,
/// one sequence for both.
/// </param>
/// <param name="Text">
/// The path to open, the text to send, or method and path of a request (<c>GET /api/v3/time</c>); empty for a close. Never
/// anything secret.
/// </param>
/// <param name="Weight">What a request costs of the venue's budget; otherwise 0.</param>
public readonly record struct VenueCommand(
    VenueCommandKind Kind, int Number, string Text, int Weight, VenueRequestPriority Priority);
