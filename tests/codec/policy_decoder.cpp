// What the program makes of policy documents, for policy_schema_test.py: one document a line in, one line out: "ok " and the policy
// encoded again, or "refused " and the path of the wrong field.
#include <iostream>
#include <string>

#include "core/codec/policy.h"

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const auto policy = shuke::codec::decode_policy(line);
    std::cout << (policy ? "ok " + shuke::codec::encode_policy(*policy) : "refused " + policy.refusal().detail) << '\n';
  }
}
