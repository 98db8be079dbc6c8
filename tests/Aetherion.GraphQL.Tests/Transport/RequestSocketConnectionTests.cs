namespace Aetherion.GraphQL.Tests.Transport;

public sealed class RequestSocketConnectionTests() : SocketConnectionTests(detachesSockets: false);
