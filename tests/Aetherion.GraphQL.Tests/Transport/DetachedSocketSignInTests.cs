namespace Aetherion.GraphQL.Tests.Transport;

public sealed class DetachedSocketSignInTests() : SocketSignInTests(detachesSockets: true);
