using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Who a credential says the caller is, or why it is refused.</summary>
/// <param name="Refusal">For the client: nothing in it helps to guess a credential.</param>
/// <param name="IsUnavailable">Whether it cannot be checked now, and may be good.</param>
internal readonly record struct SignInResult(Caller? Caller, string? Refusal, bool IsUnavailable = false)
{
    public static SignInResult Of(Caller caller) => new(caller, null);

    public static SignInResult Refuse(string refusal) => new(null, refusal);

    public static SignInResult Unavailable(string refusal) => new(null, refusal, IsUnavailable: true);
}
