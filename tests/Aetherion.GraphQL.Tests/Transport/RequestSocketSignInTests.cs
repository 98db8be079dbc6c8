namespace Aetherion.GraphQL.Tests.Transport;

public sealed class RequestSocketSignInTests() : SocketSignInTests(detachesSockets: false);
